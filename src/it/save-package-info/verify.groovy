List<String> log = new File(basedir, 'build.log').text.replaceAll('\u001B\\[[0-9;]*m', '').readLines()

assert log.contains('start: one first')
assert log.contains('seen: two first')
assert log.contains('seen: two second')
assert log.contains('seen: three second deprecated')
assert !log.any { it.contains('refused') }
assert log.any { it.contains('BUILD SUCCESS') }
