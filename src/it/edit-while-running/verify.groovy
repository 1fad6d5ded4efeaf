import groovy.json.JsonSlurper

List<String> log = new File(basedir, 'build.log').text.replace('\u001B[0m', '').readLines()
List<Map> events = new File(basedir, 'app/target/hotreload/events.jsonl')
        .readLines()
        .collect { new JsonSlurper().parseText(it) as Map }

assert log.findAll { it.startsWith('greeting: ') } == ['greeting: "first"', 'greeting: "second"']
assert log.any { it ==~ /hotreload  #1  core  Greeting  ~ words\(\).*/ }
assert log.any { it ==~ /hotreload  #2  core  Greeting  ~ words\(\)  \+ third\(\).*/ }
assert log.every { !it.contains('did not end the application') }
assert log.any { it.contains('BUILD SUCCESS') }

assert events*.number == [1, 2]
assert events*.modules == [['core'], ['core']]
