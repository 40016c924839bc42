# wavehouse: see CONTRIBUTING.md for what each target does.
.POSIX:

PREFIX = /usr/local
RELEASE = .build/release/wavehouse
# A fully static executable starts fastest; where the linker cannot make one, the Swift library alone
# is linked in.
STATIC = -Xswiftc -static-executable -Xswiftc -use-ld=lld
# What a room calls of another is compiled as if it stood in one.
ACROSS = -Xswiftc -cross-module-optimization

demo: release
	@$(RELEASE) build
	@echo
	@$(RELEASE) query run responsibility --role CIO --respondents Kreise

dependencies:
	@sh .ci/dependencies

release: dependencies
	@swift build -c release --product wavehouse $(ACROSS) $(STATIC) || \
	  swift build -c release --product wavehouse $(ACROSS) --static-swift-stdlib

# For everyday: the loops that kill, starve and fuzz are short.
test: dependencies
	@echo "building the tests …"
	@.ci/quiet .build/build.log swift build --build-tests
	@swift format lint --strict --recursive Package.swift Sources Tests
	@echo "testing …"
	@.ci/quiet .build/test.log swift test --skip-build --parallel

# What continuous integration runs: those loops whole.
test-all:
	@WAVEHOUSE_ALL=1 $(MAKE) test

# Inputs that are nearly right, for everything that reads: FUZZ times as many as in test-all.
FUZZ = 100
fuzz: dependencies
	WAVEHOUSE_ALL=$(FUZZ) swift test -c release -Xswiftc -enable-testing \
	  --scratch-path .build/fuzz --filter FuzzTests

interop: release
	@python3 Tests/Interop/interop.py $(RELEASE)

bench: release
	@python3 Tests/Benchmarks/bench.py $(RELEASE)
	@python3 Tests/Benchmarks/growth.py $(RELEASE)

format:
	swift format --in-place --recursive Package.swift Sources Tests

install: release
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/wavehouse
	install -m 755 $(RELEASE) $(DESTDIR)$(PREFIX)/bin/wavehouse
	cp -R Migrations Seeds $(DESTDIR)$(PREFIX)/share/wavehouse/

clean:
	rm -rf .build warehouse.sqlite

.PHONY: demo dependencies release test test-all fuzz interop bench format install clean
