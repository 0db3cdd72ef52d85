"""The wheel: everything that the program needs is in it, and it works from any directory."""

import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path
from typing import Any

import pytest

from extractor import __version__
from tests.console import ENVIRONMENT, ROOT

pytestmark = pytest.mark.packaging

hatchling = pytest.importorskip("hatchling", reason="hatchling is not installed; it comes with the dev extra")


def build(source: Path, into: Path, kind: str) -> Path:
    """A wheel or an sdist of `source`, built by the backend itself, without network or virtual environment."""
    script = (
        "import sys\n"
        f"from hatchling.builders.{kind} import {'WheelBuilder' if kind == 'wheel' else 'SdistBuilder'} as Builder\n"
        "print(*Builder(sys.argv[1]).build(directory=sys.argv[2]))"
    )
    words = [sys.executable, "-c", script, str(source), str(into)]
    done = subprocess.run(words, cwd=source, env=ENVIRONMENT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return Path(done.stdout.strip())


def files(folder: Path) -> set[str]:
    """Files of a folder as they are committed, below the root."""
    found = (file for file in folder.rglob("*") if file.is_file() and "__pycache__" not in file.parts)
    return {file.relative_to(ROOT).as_posix() for file in found}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(ROOT, tmp_path_factory.mktemp("wheel"), "wheel")


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel's files where a Python finds them: what an installation of a pure wheel is."""
    place = tmp_path_factory.mktemp("site-packages")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(place)
    return place


def contents(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


@pytest.mark.parametrize("folder", ["prompts", "goldset"])
def test_every_prompt_and_every_gold_file_is_in_the_wheel_byte_for_byte(folder: str, wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        for file in files(ROOT / folder):
            assert archive.read(f"extractor/_bundled/{file}") == (ROOT / file).read_bytes()
    assert len(files(ROOT / folder)) > 2


@pytest.mark.parametrize("package", ["extractor", "eval"])
def test_every_module_and_data_file_of_the_packages_is_in_the_wheel(package: str, wheel: Path) -> None:
    assert files(ROOT / package) - contents(wheel) == set()


def test_nothing_else_is_in_the_wheel(wheel: Path) -> None:
    assert {name.split("/")[0] for name in contents(wheel)} == {
        "extractor",
        "eval",
        f"incident_extractor-{__version__}.dist-info",
    }


def test_the_console_script_is_the_command_line(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        points = archive.read(f"incident_extractor-{__version__}.dist-info/entry_points.txt").decode()
    assert points == "[console_scripts]\nincidents = extractor.cli:main\n"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--version"], f"incidents {__version__}\n"),
        (["prompt", "list"], "incident/v1@"),
        (["gold", "lint"], "3 of 3 labels whole, 0 problems\n"),
    ],
    ids=["version", "prompts", "gold set"],
)
def test_an_installed_program_works_in_a_fresh_folder(
    words: list[str], said: str, installed: Path, tmp_path: Path
) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "extractor", *words],
        cwd=tmp_path,
        env=ENVIRONMENT | {"PYTHONPATH": str(installed)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(said)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("folder", ["prompts", "goldset"])
def test_an_installed_program_reads_its_own_copy(folder: str, installed: Path, tmp_path: Path) -> None:
    script = "import sys; from extractor import resources; print(resources.folder(sys.argv[1]))"
    done = subprocess.run(
        [sys.executable, "-c", script, folder],
        cwd=tmp_path,
        env=ENVIRONMENT | {"PYTHONPATH": str(installed)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == str(installed / "extractor" / "_bundled" / folder)


@pytest.mark.parametrize(("version", "copied"), [("standard", ["goldset", "prompts"]), ("editable", [])])
def test_only_a_standard_wheel_holds_copies_since_those_of_an_editable_one_would_go_stale(
    version: str, copied: list[str], wheel: Path
) -> None:
    from hatchling.builders.wheel import WheelBuilder

    from hatch_build import BundleData

    builder, data = WheelBuilder(str(ROOT)), dict[str, Any](force_include={})
    hook = BundleData(str(ROOT), {}, builder.config, builder.metadata, str(wheel.parent), builder.PLUGIN_NAME)
    hook.initialize(version, data)
    assert sorted(Path(source).name for source in data["force_include"]) == copied


def test_a_wheel_built_from_the_sdist_is_the_same_wheel(wheel: Path, tmp_path: Path) -> None:
    with tarfile.open(build(ROOT, tmp_path, "sdist")) as archive:
        archive.extractall(tmp_path, filter="data")
    again = build(tmp_path / f"incident_extractor-{__version__}", tmp_path / "again", "wheel")
    assert contents(again) == contents(wheel)
