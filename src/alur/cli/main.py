"""`alur …`: one module a command, imported only when it is called, so that `--help` stays fast."""

import importlib
from typing import NoReturn

import click

from alur.cli import edge

# name → what it does, as the list of commands tells it; an explicit list, no discovery.
COMMANDS = {
    "check": "Periksa berkas SOP.",
    "draw": "Gambar alur SOP sebagai SVG.",
    "sheet": "Cetak lembar SOP resmi sebagai PDF.",
    "simulate": "Buat log kerja tiruan dari sebuah SOP.",
    "measure": "Hitung waktu dan jalan dari sebuah log.",
    "conform": "Bandingkan sebuah log dengan SOP atau BPMN.",
    "import": "Bawa masuk SOP dari BPMN 2.0, XLSX, DOCX, atau PDF.",
    "export": "Tulis SOP yang sama sebagai BPMN 2.0, XLSX, atau DOCX.",
    "fair": "Katakan apa yang boleh dikatakan tentang orang.",
    "quiz": "Buat soal dari sebuah SOP.",
    "verify": "Periksa keutuhan catatan kasus.",
}
# A word that Python keeps for itself; every other command is a module and a function of its own name.
_NAMED = {"import": "import_sop"}


class LazyGroup(click.Group):
    """A group whose commands are modules of `alur.cli`, imported at their first use."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        name = _NAMED.get(cmd_name, cmd_name)
        command: click.Command = getattr(importlib.import_module(f"alur.cli.{name}"), name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Perintah"):
            formatter.write_dl(list(COMMANDS.items()))


@click.command(cls=LazyGroup, name="alur")
@click.version_option(package_name="alur")
def alur() -> None:
    """SOP yang ditulis, digambar, dijalankan, dan diukur."""


def main() -> NoReturn:
    edge.run(alur)
