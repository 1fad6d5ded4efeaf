package dev.hotreload.maven.debug;

/**
 * A source file in whose text a comment such as {@code // @set} names a line.
 *
 * @param name the file's name
 */
record Source(String name, String text) {

    /** The number of the line that ends with the comment. */
    int line(String mark) {
        String[] lines = text.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            if (lines[i].endsWith("// @" + mark)) {
                return i + 1;
            }
        }
        throw new IllegalArgumentException(name + " has no line @" + mark);
    }

    /** Puts lines above the one with the comment. */
    Source insertAbove(String mark, String inserted) {
        int at = text.lastIndexOf('\n', text.indexOf("// @" + mark)) + 1;
        return new Source(name, text.substring(0, at) + inserted + "\n" + text.substring(at));
    }

    Source replace(String from, String to) {
        if (!text.contains(from)) {
            throw new IllegalArgumentException(name + " has no " + from);
        }
        return new Source(name, text.replace(from, to));
    }
}
