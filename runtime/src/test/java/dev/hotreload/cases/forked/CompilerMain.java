package dev.hotreload.cases.forked;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/**
 * The compiler of one JDK, kept warm: compiles once for each line on stdin, which names a file of arguments.
 *
 * <p>Answers in the words of {@link CaseMain}, with what the compiler said; {@value #FAILED} before the end means that
 * it failed.
 */
public final class CompilerMain {

    /** The last line of the answer to a compilation that failed. */
    public static final String FAILED = "compilation failed";

    private CompilerMain() {}

    /** Compiles until stdin ends. */
    public static void main(String[] args) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String file = commands.readLine(); file != null; file = commands.readLine()) {
            ByteArrayOutputStream said = new ByteArrayOutputStream();
            int status = compiler.run(new ByteArrayInputStream(new byte[0]), said, said, "@" + file);
            said.toString(StandardCharsets.UTF_8).lines().forEach(line -> System.out.println(CaseMain.OUTPUT + line));
            if (status != 0) {
                System.out.println(CaseMain.OUTPUT + FAILED);
            }
            System.out.println(CaseMain.DONE);
            System.out.flush();
        }
    }
}
