package dev.hotreload.maven.debug.application;

/**
 * A class or interface that the JVM has loaded.
 *
 * @param tag class (1), interface (2) or array (3)
 * @param id JDWP's id
 * @param signature such as {@code Lcom/example/App;}
 * @param status JDWP ClassStatus
 */
public record LoadedType(int tag, long id, String signature, int status) {

    boolean isClass() {
        return tag == 1;
    }

    /** Such as {@code com.example.App}. */
    public String binaryName() {
        return binaryName(signature);
    }

    /** The binary name of the class of this signature. */
    public static String binaryName(String signature) {
        return signature.substring(1, signature.length() - 1).replace('/', '.');
    }

    /** The signature of the class of this binary name. */
    public static String signature(String binaryName) {
        return "L" + binaryName.replace('.', '/') + ";";
    }
}
