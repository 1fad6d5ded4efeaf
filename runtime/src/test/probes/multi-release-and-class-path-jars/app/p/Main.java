package p;

import c.Core;
import c.Split;
import java.util.Collections;
import l.Lib;

public class Main {
    public static void main(String[] args) throws Exception {
        System.out.println(Core.class);
        System.out.println(Lib.name());
        System.out.println(Split.name());
        System.out.println(Split.class.getProtectionDomain().getCodeSource().getLocation());
        System.out.println(Class.forName("b.Behind").getProtectionDomain().getCodeSource().getLocation());
        ClassLoader loader = Main.class.getClassLoader();
        for (String path : new String[] {"text.txt", "behind.txt", "l/Lib.class", "META-INF/MANIFEST.MF"}) {
            System.out.println(Collections.list(loader.getResources(path)));
        }
        try (var in = loader.getResourceAsStream("text.txt")) {
            System.out.println(new String(in.readAllBytes()).strip());
        }
    }
}
