# SPDX-License-Identifier: GPL-2.0-or-later
UNIT_TESTS += tests/unit/test-read-date tests/unit/test-read-stream \
	tests/unit/test-read-xml
UNIT_TESTS += tests/unit/test-analyse
UNIT_TESTS += tests/unit/test-query
