List<String> log = new File(basedir, 'build.log').text.replaceAll('\u001B\\[[0-9;]*m', '').readLines()

['dagger', 'immutables', 'autovalue', 'querydsl', 'hibernate', 'micronaut', 'quarkus'].each {
    assert log.contains(it + ' is right')
}
assert log.any { it.contains('BUILD SUCCESS') }
