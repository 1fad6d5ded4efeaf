package p;

import java.security.CodeSource;

public class Main {
    public static void main(String[] args) {
        try {
            CodeSource source = Signed.class.getProtectionDomain().getCodeSource();
            System.out.println(source.getLocation() + " " + source.getCodeSigners().length);
        } catch (SecurityException e) {
            // The JVM keeps a package of unsigned classes free of signed ones.
            System.out.println(e);
        }
    }
}
