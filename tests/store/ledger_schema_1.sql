-- SPDX-License-Identifier: Apache-2.0
-- SPDX-FileCopyrightText: 2026 The Sluice Authors
-- A ledger as programs with schema 1 wrote it (SQLite).
PRAGMA application_id = 1397515367;
CREATE TABLE ledger_run (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, at BIGINT NOT NULL, day TEXT NOT NULL,
  project TEXT NOT NULL, business_unit TEXT NOT NULL, stage TEXT NOT NULL, rung TEXT NOT NULL,
  tool_version TEXT NOT NULL, outcome TEXT NOT NULL, overridden BIGINT NOT NULL, override_note TEXT NOT NULL,
  rules BIGINT NOT NULL, checks BIGINT NOT NULL, errors BIGINT NOT NULL, warnings BIGINT NOT NULL,
  notes BIGINT NOT NULL, unknown BIGINT NOT NULL, waived BIGINT NOT NULL, known BIGINT NOT NULL,
  findings_left_out BIGINT NOT NULL, stream TEXT NOT NULL);
CREATE INDEX ledger_run_at ON ledger_run (at, id);
CREATE TABLE ledger_delivery (run BIGINT NOT NULL, position BIGINT NOT NULL, name TEXT NOT NULL,
  supplier TEXT NOT NULL, version TEXT NOT NULL, sha256 TEXT NOT NULL, rung TEXT NOT NULL, outcome TEXT NOT NULL,
  has_sbom BIGINT NOT NULL, PRIMARY KEY (run, position)) WITHOUT ROWID;
CREATE TABLE ledger_finding (run BIGINT NOT NULL, position BIGINT NOT NULL, fingerprint TEXT NOT NULL,
  rule TEXT NOT NULL, severity TEXT NOT NULL, action TEXT NOT NULL, outcome TEXT NOT NULL, waived BIGINT NOT NULL,
  supplier TEXT NOT NULL, subject TEXT NOT NULL, term TEXT NOT NULL, route TEXT NOT NULL, contact TEXT NOT NULL,
  due TEXT NOT NULL, PRIMARY KEY (run, position)) WITHOUT ROWID;
CREATE TABLE ledger_waiver (run BIGINT NOT NULL, position BIGINT NOT NULL, id TEXT NOT NULL, state TEXT NOT NULL,
  owner TEXT NOT NULL, approved_by TEXT NOT NULL, ticket TEXT NOT NULL, reason TEXT NOT NULL,
  created TEXT NOT NULL, expires TEXT NOT NULL, findings BIGINT NOT NULL, PRIMARY KEY (run, position)) WITHOUT ROWID;
CREATE TABLE ledger_obligation (run BIGINT NOT NULL, position BIGINT NOT NULL, id TEXT NOT NULL, text TEXT NOT NULL,
  route TEXT NOT NULL, findings BIGINT NOT NULL, PRIMARY KEY (run, position)) WITHOUT ROWID;
CREATE TABLE ledger_pack (run BIGINT NOT NULL, position BIGINT NOT NULL, id TEXT NOT NULL, version TEXT NOT NULL,
  sha256 TEXT NOT NULL, PRIMARY KEY (run, position)) WITHOUT ROWID;
CREATE TABLE ledger_schema (version BIGINT NOT NULL);
INSERT INTO ledger_schema VALUES (1);
INSERT INTO ledger_run VALUES (1, 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 1790900000, '2026-10-02', 'dash', 'infotainment', 'series', 'managed', '0.1.0', 'failed', 0, '', 12, 24, 1, 0, 0, 0, 0, 0, 0, '0011223344556677');
INSERT INTO ledger_run VALUES (2, 'bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb', 1790986400, '2026-10-03', 'dash', 'infotainment', 'series', 'managed', '0.1.0', 'passed', 0, '', 12, 24, 0, 0, 0, 0, 0, 0, 0, '0011223344556677');
INSERT INTO ledger_delivery VALUES (1, 0, 'zeta-2.4.0.zip', 'zeta-sensors', '2.4.0', 'cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc', 'managed', 'failed', 0);
INSERT INTO ledger_delivery VALUES (2, 0, 'zeta-2.4.0.zip', 'zeta-sensors', '2.4.0', 'cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc', 'managed', 'passed', 1);
INSERT INTO ledger_finding VALUES (1, 0, 'cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc', 'sbom.missing', 'high', 'fail', 'fail', 0, 'zeta-sensors', 'zeta-2.4.0.zip', '', 'supplier', 'fossteam@zeta.example', '2026-10-12');
INSERT INTO ledger_pack VALUES (1, 0, 'acme/intake', '2.3.0', '')
