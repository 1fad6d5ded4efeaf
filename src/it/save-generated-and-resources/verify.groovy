List<String> log = new File(basedir, 'build.log').text.replaceAll('\u001B\\[[0-9;]*m', '').readLines()

// Maven logs for the resources plugin while the application prints, so a line of one may hold one of the other.
['start: generated Resources 1', 'seen: again', 'seen: Resources 2', 'seen: none'].each { String seen ->
    assert log.any { it.contains(seen) }
}
assert log.any { it ==~ /hotreload  .*pom\.xml was edited: property generated\.word generated -> made; restart to apply/ }
assert new File(basedir, 'target/hotreload/launch.properties').text.contains('control=tcp')
// The build before says how many resources it copies, and what is saved is copied without a word of Maven's.
int started = log.findIndexOf { it.contains('start: generated') }
assert log.subList(0, started).any { it.contains('Copying ') }
assert !log.subList(started, log.size()).any { it.contains('Copying ') }
assert log.any { it ==~ /hotreload  #\d+  .*  copied .*/ }
assert log.any { it.contains('BUILD SUCCESS') }
