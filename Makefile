# Two commands matter: `make run` starts Offshift, `make test` tests it. No other set-up is needed.
PYTHON ?= python3
BOOTSTRAP = $(PYTHON) tools/bootstrap.py

.DEFAULT_GOAL := help
.PHONY: help setup run demo test check fast browser lock hooks

help:     ## Show these lines
	@sed -n 's/^\([a-z]*\): *## \(.*\)/  make \1	\2/p' Makefile

setup:    ## Install everything and make the database, but do not serve
	@$(BOOTSTRAP) setup

run:      ## Install, migrate and serve on http://127.0.0.1:8000 (PORT changes it)
	@$(BOOTSTRAP) run

demo:     ## The same with a separate database of invented people
	@$(BOOTSTRAP) demo

test:     ## Install what the tests need (Debian packages too, as root) and run them all
	@$(BOOTSTRAP) test

check:    ## Format, lint, types, contracts, templates and the quick tests
	@$(BOOTSTRAP) check

fast:     ## Only the tests of the rules
	@$(BOOTSTRAP) fast

browser:  ## Only the tests in Chromium
	@$(BOOTSTRAP) browser

lock:     ## Write the hashed locks anew (UPGRADE=1 for the newest versions that fit)
	@$(BOOTSTRAP) lock

hooks:    ## Let git run the checks before each commit
	@$(BOOTSTRAP) hooks
