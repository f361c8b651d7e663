"""Which release the readers are tried on."""


def pytest_addoption(parser):
    parser.addoption("--release", required=True, help="folder of a release")
    parser.addoption("--newsbale", default="target/release/newsbale", help="the command")
