import java.util.zip.ZipEntry
import java.util.zip.ZipOutputStream

File jar = new File(basedir, 'lib/words.jar')
jar.parentFile.mkdirs()
new ZipOutputStream(new FileOutputStream(jar)).withCloseable {
    it.putNextEntry(new ZipEntry('words.txt'))
    it.write('of the system'.bytes)
}
return true
