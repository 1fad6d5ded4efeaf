package dev.hotreload.report;

/** Class names as they are read in the terminal. */
final class Names {

    private Names() {}

    /** {@code com.example.Outer$Inner} is read {@code Outer.Inner}; a class without a name keeps its number. */
    static String simple(String binaryName) {
        String name = binaryName.substring(binaryName.lastIndexOf('.') + 1);
        StringBuilder simple = new StringBuilder(name);
        for (int i = 1; i < simple.length() - 1; i++) {
            if (simple.charAt(i) == '$' && Character.isJavaIdentifierStart(simple.charAt(i + 1))) {
                simple.setCharAt(i, '.');
            }
        }
        return simple.toString();
    }
}
