List<String> log = new File(basedir, 'build.log').text.replaceAll('\u001B\\[[0-9;]*m', '').readLines()

Closure<Boolean> isPrinted = { String text -> log.any { it.contains(text) } }

assert isPrinted('hotreload  kotlin: saved sources are compiled by kotlin:compile, ')
assert isPrinted('start: hello Ada, hello Grace (1) 8')
assert isPrinted('kotlin: hi Ada, hi Grace')
assert isPrinted('groovy: hi Ada, hi Grace')
assert isPrinted('both: bye after n 80')
assert isPrinted('broken: bye after n n')
assert isPrinted('mended: goodbye after n 80')
assert isPrinted("Greeter.kt:7:5 Function 'farewell' without a body must be abstract.")
assert log.any { it ==~ /hotreload  compiling failed; still running (#\d|the code it started with)/ }
assert log.contains('hotreload  compiles again')
assert log.any { it.contains('BUILD SUCCESS') }
