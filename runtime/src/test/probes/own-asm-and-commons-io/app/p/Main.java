package p;

import java.util.Arrays;
import java.util.Collections;
import org.apache.commons.io.IOUtils;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;

public class Main {
    public static void main(String[] args) throws Exception {
        for (Class<?> type : new Class<?>[] {ClassReader.class, IOUtils.class}) {
            System.out.println(type + " " + type.getProtectionDomain().getCodeSource().getLocation());
            System.out.println(type.getPackage().getImplementationVersion());
            String path = type.getName().replace('.', '/') + ".class";
            System.out.println(Collections.list(Main.class.getClassLoader().getResources(path)));
            System.out.println(Arrays.stream(type.getMethods()).map(Object::toString).sorted().toList());
        }
        System.out.println(Arrays.stream(Opcodes.class.getFields())
                .map(field -> field.getName())
                .filter(name -> name.startsWith("V") || name.startsWith("ASM"))
                .sorted()
                .toList());
        ClassReader reader = new ClassReader(IOUtils.toByteArray(Main.class.getResource("Main.class")));
        System.out.println(reader.getClassName() + " " + reader.getSuperName());
        for (String absent : new String[] {"com.google.gson.Gson", "org.slf4j.Logger", "org.apache.commons.io.file.PathUtils",
            "org.objectweb.asm.tree.ClassNode", "org.objectweb.asm.commons.Remapper"}) {
            try {
                System.out.println(Class.forName(absent));
            } catch (ClassNotFoundException e) {
                System.out.println(e);
            }
        }
        System.out.println(Collections.list(Main.class.getClassLoader().getResources("META-INF/MANIFEST.MF")));
    }
}
