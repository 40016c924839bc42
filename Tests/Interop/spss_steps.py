"""SPSS files, read and written, beside pyreadstat, PSPP and R haven: see spss.py."""

import os

from workshop import ROOT


def spss(workshop):
    script = os.path.join(ROOT, "Tests", "Interop", "spss.py")
    printed = workshop.run(workshop.tool("python"), script, workshop.wavehouse_program)
    return printed.strip().splitlines()[-1]
