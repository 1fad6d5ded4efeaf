List<String> log = new File(basedir, 'build.log').text.replaceAll('\u001B\\[[0-9;]*m', '').readLines()

assert log.contains('start: Ada')
assert log.contains('mapped: Ada of London')
// Most often one generation of both modules; two if the file system told late of the second source.
assert log.any { it ==~ /hotreload  #\d  (app, )?data  .*Person  .*getTown.*/ }
assert new File(basedir, 'app/target/generated-sources/annotations/com/example/app/CardMapperImpl.java').text.contains('getTown')
assert log.any { it.contains('BUILD SUCCESS') }
