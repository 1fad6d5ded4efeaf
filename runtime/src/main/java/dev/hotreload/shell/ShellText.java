package dev.hotreload.shell;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import jdk.jshell.Diag;
import jdk.jshell.EvalException;
import jdk.jshell.ExpressionSnippet;
import jdk.jshell.JShell;
import jdk.jshell.JShellException;
import jdk.jshell.MethodSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.Status;
import jdk.jshell.SnippetEvent;
import jdk.jshell.TypeDeclSnippet;
import jdk.jshell.UnresolvedReferenceException;
import jdk.jshell.VarSnippet;
import org.jspecify.annotations.Nullable;

/** What came of snippets, in the words of the JDK's own jshell tool. */
final class ShellText {
    private static final String BESIDE = "|  ";

    private final JShell shell;

    ShellText(JShell shell) {
        this.shell = shell;
    }

    /** The lines about one snippet. */
    List<String> of(SnippetEvent event) {
        if (event.causeSnippet() != null) {
            // What follows from another snippet, such as a method that can be called now.
            return List.of();
        }
        Snippet snippet = event.snippet();
        if (event.status() == Status.REJECTED) {
            return rejected(snippet);
        }
        JShellException thrown = event.exception();
        return thrown == null ? done(event, snippet) : thrown(thrown);
    }

    private List<String> rejected(Snippet snippet) {
        List<String> lines = new ArrayList<>();
        for (Diag diagnostic : shell.diagnostics(snippet).toList()) {
            if (diagnostic.isError()) {
                lines.add(BESIDE + "Error:");
                diagnostic.getMessage(Locale.ROOT).lines().forEach(line -> lines.add(BESIDE + line));
                lines.addAll(place(snippet.source(), diagnostic));
            }
        }
        return lines;
    }

    private static List<String> place(String source, Diag diagnostic) {
        int start = (int) diagnostic.getStartPosition();
        int end = (int) diagnostic.getEndPosition();
        int lineStart = source.lastIndexOf('\n', Math.max(0, start - 1)) + 1;
        int lineEnd = source.indexOf('\n', start);
        String line = source.substring(lineStart, lineEnd < 0 ? source.length() : lineEnd);
        int length = Math.max(1, Math.min(end - start, line.length() - (start - lineStart)));
        return List.of(BESIDE + line, BESIDE + " ".repeat(Math.max(0, start - lineStart)) + "^".repeat(length));
    }

    private static List<String> done(SnippetEvent event, Snippet snippet) {
        String verb = event.previousStatus() == Status.NONEXISTENT ? "created " : "replaced ";
        if (snippet instanceof VarSnippet variable) {
            return value(variable.name(), event.value());
        } else if (snippet instanceof ExpressionSnippet expression) {
            return value(expression.name(), event.value());
        } else if (snippet instanceof MethodSnippet method) {
            return List.of(BESIDE + verb + "method " + method.name() + "(" + method.parameterTypes() + ")");
        } else if (snippet instanceof TypeDeclSnippet type) {
            return List.of(BESIDE + verb + "type " + type.name());
        }
        return List.of();
    }

    private static List<String> value(String name, @Nullable String value) {
        return value == null ? List.of() : List.of(name + " ==> " + value);
    }

    private static List<String> thrown(JShellException thrown) {
        if (thrown instanceof UnresolvedReferenceException) {
            return List.of(BESIDE + "calls something that is not declared yet");
        }
        List<String> lines = new ArrayList<>();
        String name = thrown instanceof EvalException evaluated ? evaluated.getExceptionClassName() : "";
        String message = thrown.getMessage();
        lines.add(BESIDE + "Exception " + name + (message == null ? "" : ": " + message));
        Arrays.stream(thrown.getStackTrace())
                .map(ShellText::frame)
                .forEach(frame -> lines.add(BESIDE + "      at " + frame));
        return lines;
    }

    /** JShell gives frames of snippets no class, and the snippet's number as file. */
    private static String frame(StackTraceElement frame) {
        String file = frame.getFileName() + ":" + frame.getLineNumber();
        String method = frame.getClassName().isEmpty()
                ? frame.getMethodName()
                : frame.getClassName() + "." + frame.getMethodName();
        return method + "(" + file + ")";
    }
}
