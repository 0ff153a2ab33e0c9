# SPDX-License-Identifier: GPL-3.0-or-later
"""finsight-cli as a script sees it: a folder of its own, JSON in, exit statuses out."""

import json
import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest

CLI = os.environ["FINSIGHT_CLI"]

DONE, ATTENTION, USAGE, FAILED = range(4)

CSV = """Date,Amount,Payee
2026-01-02,-4.50,Blue Bottle Coffee
2026-01-02,-4.50,Blue Bottle Coffee
2026-01-05,-62.10,Rewe Markt
2026-01-31,2500.00,Employer Inc
"""

OFX = """OFXHEADER:100
DATA:OFXSGML
VERSION:102
ENCODING:USASCII
CHARSET:1252

<OFX><BANKMSGSRSV1><STMTTRNRS><TRNUID>1<STATUS><CODE>0<SEVERITY>INFO</STATUS><STMTRS>
<CURDEF>EUR<BANKACCTFROM><BANKID>1<ACCTID>4711<ACCTTYPE>CHECKING</BANKACCTFROM><BANKTRANLIST>
<STMTTRN><TRNTYPE>DEBIT<DTPOSTED>20260102<TRNAMT>-4.50<FITID>A1<NAME>Blue Bottle Coffee</STMTTRN>
<STMTTRN><TRNTYPE>CREDIT<DTPOSTED>20260131<TRNAMT>2500.00<FITID>A2<NAME>Employer Inc</STMTTRN>
</BANKTRANLIST><LEDGERBAL><BALAMT>3000.00<DTASOF>20260131</LEDGERBAL>
</STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>
"""


class CliCase(unittest.TestCase):
    """Each case has a folder with a database that does not exist yet."""

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="finsight-cli-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.database = self.folder / "data" / "test.db"

    def write(self, name, text):
        path = self.folder / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return str(path)

    def command(self, *arguments):
        return [CLI, "--db", str(self.database), "--now", "2026-02-01T12:00:00Z", *arguments]

    def run_cli(self, *arguments, status=DONE):
        """`status` None: done, with or without something that asks for attention."""
        done = subprocess.run(self.command(*arguments), capture_output=True, text=True, timeout=300)
        if status is None:
            self.assertIn(done.returncode, (DONE, ATTENTION), f"{arguments}: {done.stdout}{done.stderr}")
        else:
            self.assertEqual(done.returncode, status, f"{arguments}: {done.stdout}{done.stderr}")
        return done

    def json(self, *arguments, status=DONE):
        done = self.run_cli("--json", *arguments, status=status)
        return json.loads(done.stdout)

    def total(self, *arguments):
        return self.json("transactions", *arguments)["total"]
