"""A child process that sets one paper: its content as JSON on stdin, the PDF on stdout.

The typesetter holds 200 MB for as long as its process lives (DESIGN §7), so no web worker runs it itself.
"""

import json
import sys

from alur.formats.poster.pdf import paper_pdf

if __name__ == "__main__":
    sys.stdout.buffer.write(paper_pdf(json.load(sys.stdin)))
