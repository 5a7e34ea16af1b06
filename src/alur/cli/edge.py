"""Where a command meets the world: files in and out, exit codes, sentences on stderr, limits of time and memory.

0 done, nothing wrong · 1 done, and something needs a person's eye · 2 not done, with one sentence and no traceback.
"""

import functools
import json
import os
import resource
import signal
import stat
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BufferedReader, TextIOWrapper
from pathlib import Path
from typing import Any, BinaryIO, NoReturn, ParamSpec, cast

import click

from alur.core.refused import Refused

_P = ParamSpec("_P")

# Processor time, so that a busy machine ends no honest work. What is promised is 20 s and 700 MB; both leave room for
# the sentence, and the memory also for code and mapped libraries, which are not counted as data.
_SECONDS = 18
_DATA_BYTES = 640 * 1024 * 1024


def run(group: click.Group) -> NoReturn:
    """Runs the whole command line as the process it is, and exits."""
    _speak_utf8()
    _limit()
    try:
        code = group.main(prog_name="alur", standalone_mode=False)
    except click.UsageError as error:
        code = _refused(_usage(error))
    except click.Abort:
        code = _refused("Dihentikan.")
    except BrokenPipeError:  # the reader of our output has gone; nobody is left to be told
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 1
    except Exception as error:
        code = _refused(_own_fault(error))
    sys.exit(code if isinstance(code, int) else 0)


def guarded(command: Callable[_P, None]) -> Callable[_P, None]:
    """What may be foreseen to go wrong ends with exit 2 and one sentence."""

    @functools.wraps(command)
    def inner(*args: _P.args, **kwargs: _P.kwargs) -> None:
        try:
            command(*args, **kwargs)
        except (BrokenPipeError, click.ClickException, click.exceptions.Exit):
            raise
        except (Refused, OSError) as error:
            sentence = sentence_of(error, _input())
        except MemoryError:
            sentence = f"{_input()}: isinya memerlukan memori lebih dari 700 MB; pecah menjadi berkas yang lebih kecil."
        except _TooLong:
            sentence = f"{_input()}: pekerjaan tidak selesai dalam 20 detik; pecah menjadi berkas yang lebih kecil."
        except Exception as error:
            sentence = _own_fault(error)
        else:
            return
        raise click.exceptions.Exit(_refused(sentence))

    return inner


def opened(path: str) -> BufferedReader:
    """The file to read from. What is no plain file could keep us waiting for ever."""
    stream = open(path, "rb", opener=lambda name, flags: os.open(name, flags | os.O_NONBLOCK))  # noqa: SIM115  the caller does
    if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
        stream.close()
        raise Refused("{file}: ini bukan berkas biasa; simpan dahulu sebagai berkas.", file=path)
    return stream


@contextmanager
def watched(path: str, label: str) -> Iterator[BinaryIO]:
    """The same for a file that may be long: how far it is read is shown on stderr, where somebody looks."""
    with opened(path) as stream:
        length = os.fstat(stream.fileno()).st_size
        with click.progressbar(length=length, label=label, file=sys.stderr, hidden=not sys.stderr.isatty()) as bar:
            yield cast(BinaryIO, _Watched(stream, bar.update))


class _Watched:
    def __init__(self, stream: BufferedReader, told: Callable[[int], None]) -> None:
        self._stream = stream
        self._told = told

    def read(self, size: int, /) -> bytes:
        chunk = self._stream.read(size)
        self._told(len(chunk))
        return chunk


def read_bytes(path: str, limit: int) -> bytes:
    """The whole file, refused beyond ``limit`` bytes."""
    with opened(path) as stream:
        data = stream.read(limit + 1)
    if len(data) > limit:
        most = f"{limit // 1_000_000} MB"
        raise Refused("{file}: lebih dari {most}; pecah menjadi berkas yang lebih kecil.", file=path, most=most)
    return data


@contextmanager
def named(path: str) -> Iterator[None]:
    """Puts the file as given before a refusal of the core, which knows no files."""
    try:
        yield
    except Refused as refused:
        raise Refused("{file}: {sentence}", file=path, sentence=str(refused)) from None


def require_ending(path: str, ending: str) -> None:
    """Another ending would promise a form that the file does not have."""
    if not path.lower().endswith(ending):
        raise Refused("{file}: tulis nama berkas hasil yang berakhir {ending}.", file=path, ending=ending)


def write_atomic(path: str, data: bytes) -> None:
    """Written beside and renamed, so that never half a file stands there."""
    target = Path(path)
    if target.exists() and not target.is_file():
        raise Refused("{file}: ini bukan berkas biasa; beri nama berkas hasil yang lain.", file=path)
    if target.exists() and Path(_input()).exists() and target.samefile(_input()):
        raise Refused("{file}: ini berkas masukannya sendiri; beri nama berkas hasil yang lain.", file=path)
    try:
        _replace(target, data)
    except OSError as error:
        raise Refused("{file}: {trouble}.", file=path, trouble=_trouble(error)) from error


def sentence_of(error: Refused | OSError, path: str) -> str:
    if isinstance(error, Refused):
        return str(error)
    return f"{error.filename or path}: {_trouble(error)}."


def tell(sentence: str) -> None:
    """On stderr, on one line. What a file holds is quoted there, and must not steer the terminal."""
    line = " ".join(sentence.split())
    click.echo("".join(sign if sign.isprintable() else ascii(sign)[1:-1] for sign in line), err=True)


def finish(told: Any, as_json: bool, *, wrong: bool = False, not_done: bool = False) -> None:
    """The one thing printed: a JSON document, or a text for people. Then the exit code.

    ``not_done``: one input of several was refused and has been told of.
    """
    click.echo(json.dumps(told, ensure_ascii=False, allow_nan=False, indent=2) if as_json else told)
    if not_done or wrong:
        raise click.exceptions.Exit(2 if not_done else 1)


class _TooLong(BaseException):
    """Not an Exception: no reader may take it for a fault of its file."""


def _speak_utf8() -> None:
    """The same bytes whatever the locale; a file name that is no text is shown escaped."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _limit() -> None:
    def too_long(*_: object) -> NoReturn:
        raise _TooLong

    signal.signal(signal.SIGPROF, too_long)
    signal.setitimer(signal.ITIMER_PROF, _SECONDS)
    # The backstop for a loop inside C code, which hears no signal: the kernel ends the process.
    resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS + 2, _SECONDS + 2))
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    if hard == resource.RLIM_INFINITY or hard > _DATA_BYTES:
        resource.setrlimit(resource.RLIMIT_DATA, (_DATA_BYTES, hard))


def _refused(sentence: str) -> int:
    tell(sentence)
    return 2


def _own_fault(error: Exception) -> str:
    name = type(error).__name__
    return f"{_input()}: Alur sendiri keliru ({name}); laporkan bersama berkas ini kepada pengelola Alur."


def _input() -> str:
    """The input as given on the command line, for sentences of things that do not know it."""
    context = click.get_current_context(silent=True)
    arguments = [p.name for p in context.command.params if isinstance(p, click.Argument)] if context else []
    value = context.params.get(arguments[0] or "") if context and arguments else None
    return str(value[0] if isinstance(value, tuple) and value else value or "alur")


def _trouble(error: OSError) -> str:
    match error:
        case FileNotFoundError():
            return "berkas atau foldernya tidak ada; periksa namanya"
        case IsADirectoryError() | NotADirectoryError():
            return "ini folder, bukan berkas; sebutkan berkasnya"
        case PermissionError():
            return "tidak ada izin; periksa hak atas berkas ini"
    return "tidak dapat dibaca atau ditulis; periksa nama berkas dan ruang penyimpanan"


def _replace(target: Path, data: bytes) -> None:
    number, beside = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:40]}.")
    try:
        with os.fdopen(number, "wb") as stream:
            stream.write(data)
        umask = os.umask(0)
        os.umask(umask)
        os.chmod(beside, 0o666 & ~umask)
        os.replace(beside, target)
    except BaseException:
        os.unlink(beside)
        raise


def _usage(error: click.UsageError) -> str:
    path = error.ctx.command_path if error.ctx else "alur"
    match error:
        case click.NoSuchOption():
            fault = f"pilihan “{error.option_name}” tidak dikenal"
        case click.MissingParameter():
            fault = f"{_parameter(error)} belum disebut"
        case click.BadParameter():
            fault = f"isi {_parameter(error)} tidak dapat dipakai"
        case click.BadOptionUsage():
            fault = f"isi {error.option_name} belum disebut"
        case _:
            fault = "perintah ini tidak dikenal atau kelebihan kata"
    return f"{path}: {fault}; lihat {path} --help."


def _parameter(error: click.BadParameter) -> str:
    parameter = error.param
    if parameter is None:
        return "parameter"
    return parameter.opts[-1] if isinstance(parameter, click.Option) else (parameter.human_readable_name or "masukan")
