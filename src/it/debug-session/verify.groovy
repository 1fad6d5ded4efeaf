List<String> log = new File(basedir, 'build.log').text.replaceAll(/\u001B\[[;\d]*m/, '').readLines()

assert log.any { it.contains('hotreload  a debugger can attach to localhost:25005') }
assert log.any { it.contains('hotreload  debugger attached from') }
assert log.findAll { it.startsWith('stop ') } == ['stop 1 at 13, name = "world"', 'stop 2 at 14, name = "world"']
assert log.any { it.startsWith('compiled: 0') }
assert log.any { it ==~ /hotreload  #1  debug-session  Greeting  ~ text\(\).*/ }
// The end of Maven's own line may stand in front of it.
assert log.any { it.endsWith('goes on without the debugger') || it.startsWith('goes on without the debugger') }
assert log.any { it.contains('is gone; the application runs on') }
assert log.any { it.contains('BUILD SUCCESS') }
