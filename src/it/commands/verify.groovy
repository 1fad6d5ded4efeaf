import groovy.json.JsonSlurper

List<String> log = new File(basedir, 'build.log').text.replaceAll('\u001B\\[[0-9;]*m', '').readLines()

Closure<String> answer = { String what -> log.find { it.startsWith(what + ': ') }?.substring(what.length() + 2) }

assert answer('start') == '"live" 0 false true'
assert answer('pause') == '"done" 0 true null'
// Nothing is compiled in a pause, and all of it is one generation afterwards.
assert answer('paused') == '"notLive" 0 true false "paused" "Second.java waits for the end of the pause"' +
        ' "paused" "First.java waits for the end of the pause" 00' ||
        answer('paused') == '"notLive" 0 true false "paused" "First.java waits for the end of the pause"' +
        ' "paused" "Second.java waits for the end of the pause" 00'
assert answer('resume') == '"live" 1 false true 11'
assert answer('broken') == '"notLive" 1 false false "compileError" "\';\' expected" 1'
assert answer('reload') == '"notLive" 1 false false "compileError" "\';\' expected" 1'
assert answer('mended') == '"live" 2 false true 2'
// It is on disk all the time, and live again when it is saved, be it without a change.
assert answer('undo') == '"done" 3 false null 1'
assert answer('undone') == '"notLive" 3 false false "undone" "#2 was taken back"'
assert answer('saved again') == '"live" 4 false true 2'
assert answer('refused') ==~ /"notLive" 4 false false "refused" "method modifiers changed from .*"/
assert answer('again') == answer('refused')
assert answer('taken back') == '"live" 4 false true'
assert answer('goal on a broken source') == '1'
assert new File(basedir, 'broken.log').text.contains("Second.java:5:17: ';' expected")

String saves = answer('saves')
assert answer('core') == saves + ' live, never wrong'
assert answer('app') == saves + ' live, never wrong'

Closure<List<Map>> answers = { String file ->
    new File(basedir, file).readLines()
            .findAll { it.startsWith('{') }
            .collect { new JsonSlurper().parseText(it) as Map }
}

// What was taken back is on disk, so that it can be applied again. The next start has a pid of its own.
List<Map> restart = answers('restart.log')
assert restart*.result == ['done', 'live', 'done', 'done']
assert restart[0].lastGeneration.notes.any { it.startsWith('takes #') }
assert restart[1].generation == restart[0].generation + 1
assert restart[2].text.endsWith('patch 1 (First.value()) is live, and not on disk')
assert restart[3].generation == 0 && restart[3].pid != restart[0].pid
assert log.contains('hotreload  the patch that was live is not in the new run')
assert answer('restarted with') == answer('values')
assert !log.contains('still there')
assert answer('prompt').startsWith('|  created method twice(int) / $1 ==> 42 / $2 ==> ' + answer('values').split(' ')[0]
        + ' / |  Error: / |  cannot find symbol')
assert answer('prompt').endsWith(' / 0')

// A patch is a generation of its own, and so is its end.
List<Map> patches = answers('patch.log')
assert patches*.result == ['done', 'done', 'done']
assert patches[0].text == '#1: patch 1 (First.value()) is live, and not on disk'
assert patches[1].text.startsWith('patch 1  First.value()  ') && patches[1].text.endsWith('First.java  until its class is saved')
assert patches[2].text == '#2: patch 1 (First.value()) is taken back'
assert answer('after the patch') == answer('values')

// The program can do the same to itself, but not where a reload waits for it.
assert answer('patched by itself') == '-3 [LivePatch[number=2, label=First.value(), isKept=true]]'
assert answer('broken patch').contains('error: cannot find symbol')
assert answer('without a source').startsWith('source is of the package nowhere, of which no module')
assert answer('in a reload').startsWith('a patch cannot be made by code that a reload waits for')
assert answer('reverted by itself') == '[] true'
assert answer('reverted again').startsWith('no such patch is live')
assert answer('not on disk') == 'true'
assert answer('committed by itself') == '-4 []true'

// Each goal is a line, and the last one has ended the program.
List<Map> goals = answers('goals.log')
assert goals*.result == ['done', 'live', 'live', 'live', 'live', 'ended']
assert goals[4].application.module == 'app' && goals[4].application.mainClass == 'com.example.app.App'
assert goals[4].pid == restart[3].pid && goals[4].application.maven == restart[0].application.maven
assert log.any { it.contains('com.example.app.App was stopped as a command wanted') }
assert log.any { it.contains('BUILD SUCCESS') }
