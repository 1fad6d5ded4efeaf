List<String> log = new File(basedir, 'build.log').text.replaceAll('\u001B\\[[0-9;]*m', '').readLines()

// Once may have been somebody's mvn compile; after the second time the next save is left to the IDE.
assert log.contains('fourth by ide')
assert log.count { it.startsWith('hotreload  something else, an IDE perhaps, compiles what is saved') } == 1
// Nobody compiles the fifth, so it is compiled here after all.
assert log.contains('hotreload  nobody else has compiled what was saved; compiling it here again')
assert log.contains('fifth by hotreload')
assert log.any { it.contains('BUILD SUCCESS') }
