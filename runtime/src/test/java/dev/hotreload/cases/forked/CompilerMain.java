package dev.hotreload.cases.forked;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.ToolProvider;

/**
 * The compilers of one JDK, kept warm: compiles once for each line on stdin, which names a language and a file with one
 * quoted argument a line.
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
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String command = commands.readLine(); command != null; command = commands.readLine()) {
            ByteArrayOutputStream said = new ByteArrayOutputStream();
            boolean compiled = compile(command, new PrintStream(said, true, StandardCharsets.UTF_8));
            said.toString(StandardCharsets.UTF_8).lines().forEach(line -> System.out.println(CaseMain.OUTPUT + line));
            if (!compiled) {
                System.out.println(CaseMain.OUTPUT + FAILED);
            }
            System.out.println(CaseMain.DONE);
            System.out.flush();
        }
    }

    private static boolean compile(String command, PrintStream said) throws IOException {
        int space = command.indexOf(' ');
        String file = command.substring(space + 1);
        String[] arguments = Files.readAllLines(Path.of(file)).stream()
                .map(line -> line.substring(1, line.length() - 1).replace("\\\\", "\\"))
                .toArray(String[]::new);
        try {
            return switch (command.substring(0, space)) {
                case "javac" ->
                    ToolProvider.getSystemJavaCompiler()
                                    .run(new ByteArrayInputStream(new byte[0]), said, said, arguments)
                            == 0;
                case "ecj" -> eclipse(arguments, said);
                case "kt" -> kotlin(arguments, said);
                case "groovy" -> groovy(arguments);
                default -> throw new IllegalArgumentException("no compiler for " + command);
            };
        } catch (InvocationTargetException e) {
            said.println(e.getCause());
            return false;
        } catch (ReflectiveOperationException e) {
            said.println(e);
            return false;
        }
    }

    /** Eclipse's compiler, which runs on any JDK. */
    private static boolean eclipse(String[] arguments, PrintStream said) throws ReflectiveOperationException {
        Class<?> compiler = Class.forName("org.eclipse.jdt.internal.compiler.batch.Main");
        PrintWriter writer = new PrintWriter(said, true, StandardCharsets.UTF_8);
        Object main = compiler.getConstructor(PrintWriter.class, PrintWriter.class, boolean.class)
                .newInstance(writer, writer, false);
        return (boolean) compiler.getMethod("compile", String[].class).invoke(main, (Object) arguments);
    }

    private static boolean kotlin(String[] arguments, PrintStream said) throws ReflectiveOperationException {
        Class<?> compiler = Class.forName("org.jetbrains.kotlin.cli.jvm.K2JVMCompiler");
        Object exit = compiler.getMethod("exec", PrintStream.class, String[].class)
                .invoke(compiler.getConstructor().newInstance(), said, arguments);
        return exit.toString().equals("OK");
    }

    private static boolean groovy(String[] arguments) throws ReflectiveOperationException {
        Class.forName("org.codehaus.groovy.tools.FileSystemCompiler")
                .getMethod("commandLineCompile", String[].class)
                .invoke(null, (Object) arguments);
        return true;
    }
}
