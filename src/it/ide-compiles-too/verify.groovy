List<String> log = new File(basedir, 'build.log').text.replaceAll('\u001B\\[[0-9;]*m', '').readLines()

// Once may have been somebody's mvn compile; after the second time the next save is left to the IDE.
assert log.contains('fourth by ide')
assert log.count { it.startsWith('hotreload  saved sources are no longer compiled here, because an IDE or another tool compiles them') } == 1
// Nobody compiles the fifth, so it is compiled here after all.
assert log.contains('hotreload  saved sources are compiled here again, because nothing else has compiled them')
assert log.contains('fifth by hotreload')
assert log.any { it.contains('BUILD SUCCESS') }
