package dev.hotreload.maven.shell;

import dev.hotreload.maven.command.CommandException;
import dev.hotreload.maven.command.JavaPrompt;
import dev.hotreload.maven.message.ShellTexts;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import org.jline.keymap.KeyMap;
import org.jline.reader.Candidate;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.Reference;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.DefaultParser;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.TerminalBuilder;

/**
 * Reads what is typed and prints what the running application answers: on a terminal with editing, history and
 * suggestions, else line by line. Used by one thread.
 */
public final class Shell {
    private static final String PROMPT = "live> ";
    private static final String GOES_ON = "  ...> ";
    private static final String INCOMPLETE = "...";
    private static final String CANCEL = "hotreload-cancel";

    private final JavaPrompt prompt;

    /** A shell for one application. */
    public Shell(JavaPrompt prompt) {
        this.prompt = prompt;
    }

    /**
     * Works until the user leaves, or the input ends.
     *
     * @param in standard input, if it is no terminal
     * @param out where the answers go then
     * @throws CommandException if there is no application, or it does not answer any more
     * @throws IOException if the terminal or the input cannot be read
     */
    public void run(InputStream in, PrintWriter out) throws CommandException, IOException {
        // Without an application, the terminal stays as it is.
        prompt.title();
        Optional<Terminal> terminal = terminal();
        if (terminal.isPresent()) {
            try (Terminal own = terminal.get()) {
                talk(own);
            }
        } else {
            read(in, out);
        }
    }

    private static Optional<Terminal> terminal() throws IOException {
        try {
            return Optional.of(
                    TerminalBuilder.builder().system(true).dumb(false).build());
        } catch (IllegalStateException e) {
            // What the library throws if standard input is none.
            return Optional.empty();
        }
    }

    /**
     * Works on a terminal until the user leaves.
     *
     * @throws CommandException if there is no application, or it does not answer any more
     */
    public void talk(Terminal terminal) throws CommandException {
        terminal.writer().println(ShellTexts.welcome(prompt.title()));
        DefaultParser words = new DefaultParser();
        // Java's quotes and backslashes are the other side's matter.
        words.setQuoteChars(new char[0]);
        words.setEscapeChars(new char[0]);
        LineReader lines = LineReaderBuilder.builder()
                .terminal(terminal)
                .parser(words)
                .completer((reader, line, candidates) -> {
                    String before = line.line().substring(0, line.cursor());
                    int start = before.length()
                            - line.word().substring(0, line.wordCursor()).length();
                    for (String suggestion : prompt.suggestions(before)) {
                        if (suggestion.length() >= start) {
                            candidates.add(new Candidate(
                                    suggestion.substring(start),
                                    suggestion.substring(start),
                                    null,
                                    null,
                                    null,
                                    null,
                                    false));
                        }
                    }
                })
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .build();
        // Where Ctrl-C is no signal, it is a character.
        lines.getWidgets().put(CANCEL, () -> {
            throw new UserInterruptException(lines.getBuffer().toString());
        });
        Objects.requireNonNull(lines.getKeyMaps().get(LineReader.MAIN)).bind(new Reference(CANCEL), KeyMap.ctrl('C'));
        terminal.handle(Signal.INT, signal -> prompt.interrupt());
        StringBuilder input = new StringBuilder();
        while (true) {
            try {
                input.append(lines.readLine(input.isEmpty() ? PROMPT : GOES_ON)).append('\n');
            } catch (UserInterruptException e) {
                input.setLength(0);
                continue;
            } catch (EndOfFileException e) {
                return;
            }
            if (isLeaving(input)) {
                return;
            }
            String answer = prompt.evaluate(input.toString());
            if (!answer.equals(INCOMPLETE)) {
                input.setLength(0);
                print(terminal.writer(), answer);
            }
        }
    }

    private void read(InputStream in, PrintWriter out) throws CommandException, IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        StringBuilder input = new StringBuilder();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            input.append(line).append('\n');
            if (isLeaving(input)) {
                return;
            }
            String answer = prompt.evaluate(input.toString());
            if (!answer.equals(INCOMPLETE)) {
                input.setLength(0);
                print(out, answer);
            }
        }
        if (!input.toString().isBlank()) {
            print(out, ShellTexts.incomplete());
        }
    }

    private static boolean isLeaving(StringBuilder input) {
        return input.toString().strip().equals("/exit");
    }

    private static void print(PrintWriter out, String answer) {
        if (!answer.isEmpty()) {
            out.println(answer);
        }
        out.flush();
    }
}
