#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Prints what a program is made of, as SPDX 2.3 in JSON: the Debian packages of the shared libraries that it loads.

    scripts/packaging/sbom.py VERSION DATE PROGRAM...

The same programs and packages give the same text.
"""
import hashlib
import json
import pathlib
import re
import subprocess
import sys


def libraries(programs):
    """Paths of the shared libraries, as the loader finds them."""
    text = subprocess.run(["ldd", *programs], capture_output=True, text=True, check=True).stdout
    return sorted({str(pathlib.Path(path).resolve()) for path in re.findall(r"=> (/\S+)|^\s(/lib\S+)", text, re.M)
                   for path in path if path})


def debian_packages(paths):
    """Name, version and source of the installed packages that own these files."""
    owners = set()
    for path in paths:
        # Debian's folders /lib and /usr/lib are the same; dpkg knows a file by one of the names.
        names = [path, path.removeprefix("/usr")]
        found = subprocess.run(["dpkg-query", "-S", *names], capture_output=True, text=True, check=False).stdout
        if not found:
            raise SystemExit(f"sbom.py: {path} belongs to no Debian package; build with Debian's libraries only")
        owners.add(found.split(": ")[0])
    shown = subprocess.run(["dpkg-query", "-W", "-f", "${Package}\t${Version}\t${source:Package}\t${Architecture}\n",
                            *sorted(owners)], capture_output=True, text=True, check=True).stdout
    return sorted(tuple(line.split("\t")) for line in shown.splitlines())


def main(version, date, *programs):
    packages = [{
        "SPDXID": "SPDXRef-vmeter", "name": "vmeter", "versionInfo": version, "downloadLocation": "NOASSERTION",
        "filesAnalyzed": False, "licenseDeclared": "GPL-3.0-or-later", "licenseConcluded": "GPL-3.0-or-later",
        "copyrightText": "2026 vmeter maintainers",
    }]
    relations = [{"spdxElementId": "SPDXRef-DOCUMENT", "relationshipType": "DESCRIBES",
                  "relatedSpdxElement": "SPDXRef-vmeter"}]
    for name, number, source, architecture in debian_packages(libraries(programs)):
        identifier = "SPDXRef-" + re.sub(r"[^A-Za-z0-9.-]", "-", name)
        packages.append({
            "SPDXID": identifier, "name": name, "versionInfo": number, "supplier": "Organization: Debian",
            "downloadLocation": "NOASSERTION", "filesAnalyzed": False, "licenseDeclared": "NOASSERTION",
            "licenseConcluded": "NOASSERTION", "copyrightText": "NOASSERTION", "sourceInfo": f"Debian source {source}",
            "externalRefs": [{"referenceCategory": "PACKAGE-MANAGER", "referenceType": "purl",
                              "referenceLocator": f"pkg:deb/debian/{name}@{number}?arch={architecture}"}],
        })
        relations.append({"spdxElementId": "SPDXRef-vmeter", "relationshipType": "DYNAMIC_LINK",
                          "relatedSpdxElement": identifier})
    digest = hashlib.sha256(json.dumps(packages).encode()).hexdigest()[:32]
    print(json.dumps({
        "spdxVersion": "SPDX-2.3", "dataLicense": "CC0-1.0", "SPDXID": "SPDXRef-DOCUMENT", "name": f"vmeter-{version}",
        "documentNamespace": f"https://vmeter.example/spdx/vmeter-{version}-{digest}",
        "creationInfo": {"created": f"{date}T00:00:00Z", "creators": ["Tool: scripts/packaging/sbom.py"]},
        "packages": packages, "relationships": relations,
    }, indent=1))


if __name__ == "__main__":
    if len(sys.argv) < 4:
        raise SystemExit(__doc__)
    main(*sys.argv[1:])
