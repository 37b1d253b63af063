"""The wheel, from the same CMake as everything else. From the top of the tree, after tools/install.sh:

    python3 -m pip wheel --no-build-isolation --no-deps --wheel-dir dist python/

DRAGOMAN_BUILD names a build folder to use (and leave its settings), else build/wheel is made.
"""
import os
import re
import subprocess
import sys
from pathlib import Path

from setuptools import Distribution, setup
from setuptools.command.build_py import build_py

TREE = Path(__file__).resolve().parent.parent
VERSION = re.search(r'project\(dragoman VERSION ([0-9.]+)', (TREE / 'CMakeLists.txt').read_text())[1]


class BinaryDistribution(Distribution):
    def has_ext_modules(self):
        return True  # so that the wheel is named for this interpreter and machine


class CMakeBuild(build_py):
    def run(self):
        build = os.environ.get('DRAGOMAN_BUILD')
        if not build:
            build = str(TREE / 'build' / 'wheel')
            subprocess.run(['cmake', '-S', str(TREE), '-B', build, '-G', 'Ninja', '-DCMAKE_BUILD_TYPE=Release', '-DDRAGOMAN_TESTS=OFF', '-DDRAGOMAN_PYTHON=ON',
                            f'-DDRAGOMAN_PYTHON_EXECUTABLE={sys.executable}'], check=True)
        subprocess.run(['cmake', '--build', build, '--target', 'dragoman', 'dragoman_gazetteer', 'dragoman_python'], check=True)
        subprocess.run(['cmake', '--install', build, '--component', 'wheel', '--strip', '--prefix', os.path.abspath(self.build_lib)], check=True)


setup(version=VERSION, packages=['dragoman', 'dragoman.cluster'], cmdclass={'build_py': CMakeBuild}, distclass=BinaryDistribution, zip_safe=False)
