List<String> log = new File(basedir, 'build.log').text.replaceAll('\u001B\\[[0-9;]*m', '').readLines()

assert log.contains('start: Ada')
assert log.contains('mapped: Ada of London')
assert log.contains('mapped: Ada of London, England')
assert !log.any { it.contains('No property named') }
assert log.any { it.contains('BUILD SUCCESS') }
