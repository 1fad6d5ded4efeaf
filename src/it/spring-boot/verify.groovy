import groovy.json.JsonSlurper

List<String> log = new File(basedir, 'build.log').text.replaceAll('\u001B\\[[0-9;]*m', '').readLines()

assert log.contains('[INFO] hotreload  arguments and environment as configured for spring-boot:run')
assert log.contains('profiles: it, sign open, town Oslo, street Main')
assert log.contains('start: 200 owner 1, visit 1, fresh')
assert log.contains('endpoint: 200 hello 2, visit 2')
assert log.contains('bean: 200 good day 3, visit 3')
assert log.contains('properties: 200 owner 4, visit 4, cheap')
assert log.any { it ==~ /hotreload  #1  shop  OwnerController  .*\+ GET \/owners\/\{id\}\/hello .*/ }
// devtools are on the class path, and do not restart.
assert log.count { it.contains('Starting Shop using Java') } == 1
assert log.every { !it.contains('restartedMain') }
assert log.every { !it.contains('support failed') && !it.contains('internal error') }

List<Map> events = new File(basedir, 'target/hotreload/events.jsonl')
        .readLines()
        .collect { new JsonSlurper().parseText(it) as Map }
List<Map> followed = events.collectMany { it.followed }
assert followed.contains([framework: 'Spring', change: 'added', what: 'bean greeter'])
assert followed.contains([framework: 'Spring', change: 'added', what: 'injected OwnerController.greeter'])
assert followed.contains([framework: 'Spring', change: 'changed', what: 'shop.motto'])
assert events.every { it.notes.isEmpty() }
