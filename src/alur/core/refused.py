"""A foreseen refusal: a sentence fit for the person, saying what to do next. Never a crash."""


class Refused(Exception):
    """The act was not done. ``template`` is Indonesian with named fields; ``str()`` fills them in.

    The web translates ``template`` and fills it itself, so a sentence stands in one place only.

    >>> str(Refused("Langkah {row} sudah selesai. Buka kasus untuk melihatnya.", row=3))
    'Langkah 3 sudah selesai. Buka kasus untuk melihatnya.'
    """

    def __init__(self, template: str, /, **fields: object) -> None:
        self.template = template
        self.fields = fields
        super().__init__(template.format(**fields) if fields else template)
