package p;

import java.nio.file.Files;
import java.nio.file.Path;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingFile;
import l.Library;

public class Main {
    public static void main(String[] args) throws Exception {
        Path file = Files.createTempFile("recorded", ".jfr");
        try (Recording recording = new Recording()) {
            recording.enable("jdk.JavaExceptionThrow");
            recording.start();
            System.out.println(Library.loaders());
            thrown("l.Missing");
            thrown("java.sql.Missing");
            recording.stop();
            recording.dump(file);
        }
        System.out.println(RecordingFile.readAllEvents(file).stream()
                .filter(event -> event.getClass("thrownClass").getName().equals("java.lang.ClassNotFoundException"))
                .map(event -> event.getString("message"))
                .distinct()
                .toList());
        Files.delete(file);
    }

    private static void thrown(String name) {
        try {
            Class.forName(name);
        } catch (ClassNotFoundException e) {
            System.out.println(e);
        }
    }
}
