#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Forecasts of real accounts beside those of other programs; 77 where the accounts are not there.
exec "$FINSIGHT_SOURCE_ROOT/build-aux/evaluate-forecast" --seconds
