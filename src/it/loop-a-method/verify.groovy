import groovy.json.JsonSlurper

List<String> log = new File(basedir, 'build.log').text.replace('\u001B[0m', '').readLines()
List<Map> runs = new File(basedir, 'target/hotreload/loops.jsonl').readLines().collect { new JsonSlurper().parseText(it) as Map }

assert log.any { it ==~ /hotreload  loop  Picture\.draw\(int, String\)  run 1  (<1|\d+) ms  = "house 64 in black, number 1"/ }
assert log.contains('           Thread "main" waits here; the next reload runs it again.')
int failed = log.findIndexOf { it ==~ /hotreload  loop  Picture\.draw\(int, String\)  run 2 after #1  .* \(was .* ms\)  (Array)?IndexOutOfBoundsException.*/ }
assert log[failed + 1] == '             at com.example.Picture.draw(Picture.java:11)    return prompt + " " + size + " in " + COLOURS.get(0) + ", number " + drawn;'
assert log[failed + 2] ==~ / {13}… \d+ frames? of other code/
assert log[failed + 3].startsWith('hotreload  #2 ')
assert log.any { it ==~ /hotreload  loop  Picture\.draw\(int, String\)  run 3 after #2  .* = "house 64 in blue, number 3"/ }
assert !log.any { it.startsWith('returned: ') && !it.contains('in blue') }
assert log.any { it.contains('BUILD SUCCESS') }

assert runs*.generation == [0, 1, 2]
assert runs*.exception.collect { it != null } == [false, true, false]
