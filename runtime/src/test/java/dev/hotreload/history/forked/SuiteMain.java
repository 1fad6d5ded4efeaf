package dev.hotreload.history.forked;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.hotreload.cases.forked.CaseMain;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Runs JUnit tests on command, as often as it is told to: for each line on stdin, which names a file of class names.
 *
 * <p>Answers in the words of {@link CaseMain}: one line for each test that ended, {@code <result> <milliseconds> <id>}.
 */
public final class SuiteMain {

    private SuiteMain() {}

    /** Runs tests until stdin ends. */
    public static void main(String[] args) throws IOException {
        PrintStream answers = System.out;
        // What tests print is nobody's business, and there is much of it.
        System.setOut(new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));
        System.setErr(System.out);
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String file = commands.readLine(); file != null; file = commands.readLine()) {
            run(Files.readAllLines(Path.of(file)), answers);
            answers.println(CaseMain.DONE);
            answers.flush();
        }
        System.exit(0);
    }

    private static void run(List<String> classes, PrintStream answers) {
        List<DiscoverySelector> selectors = classes.stream()
                .<DiscoverySelector>map(name -> selectClass(name))
                .toList();
        LauncherDiscoveryRequest request =
                LauncherDiscoveryRequestBuilder.request().selectors(selectors).build();
        LauncherFactory.create().execute(request, new Listener(answers));
    }

    private static final class Listener implements TestExecutionListener {
        private final PrintStream answers;
        private long started = System.nanoTime();

        Listener(PrintStream answers) {
            this.answers = answers;
        }

        @Override
        public void executionStarted(TestIdentifier test) {
            if (test.isTest()) {
                started = System.nanoTime();
            }
        }

        @Override
        public void executionSkipped(TestIdentifier test, String reason) {
            tell("SKIPPED", test);
        }

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            if (test.isTest() || result.getStatus() != TestExecutionResult.Status.SUCCESSFUL) {
                String thrown = result.getThrowable()
                        .map(throwable -> ":" + throwable.getClass().getName())
                        .orElse("");
                tell(result.getStatus() + thrown, test);
                result.getThrowable()
                        .ifPresent(throwable ->
                                answers.println("  " + test.getUniqueId() + "\n    " + throwable + "\n    at "
                                        + List.of(throwable.getStackTrace()).stream()
                                                .limit(6)
                                                .toList()));
            }
        }

        private void tell(String result, TestIdentifier test) {
            long milliseconds = (System.nanoTime() - started) / 1_000_000;
            answers.println(CaseMain.OUTPUT + result + " " + milliseconds + " "
                    + test.getUniqueId().replace('\n', ' ').replace('\r', ' '));
        }
    }
}
