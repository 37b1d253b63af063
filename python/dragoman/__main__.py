"""python3 -m dragoman ... is the program `dragoman`."""
import os
import sys

from .program import environment, program

path = program()
os.execve(path, [path, *sys.argv[1:]], environment())
