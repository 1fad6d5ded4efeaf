List<String> log = new File(basedir, 'build.log').text.replace('\u001B[0m', '').readLines()
String classPath = ['app', 'core', 'text']
        .collect { new File(basedir, it + '/target/classes').canonicalPath }
        .join(File.pathSeparator)

assert log.contains('greeting: "first"')
assert log.contains('directory: ' + new File(basedir, 'app').canonicalPath)
assert log.contains('class path: ' + classPath)
assert log.count { it.startsWith('greeting: ') } == 1
assert log.any { it.contains('BUILD SUCCESS') }
// Nobody has installed anything; Maven only notes there what it has looked for in vain.
List<File> installed = []
['core', 'child-directory'].each { artifact ->
    File directory = new File(localRepositoryPath, 'com/example/' + artifact)
    if (directory.exists()) {
        directory.eachFileRecurse { if (it.name ==~ /.*\.(jar|pom)/) installed << it }
    }
}
assert installed.isEmpty()
// Alone the module is not built, because nobody has installed the others.
assert log.any { it.contains('Could not') && it.contains('com.example:core:jar') || it.contains('Could not find artifact com.example:child-directory') }
