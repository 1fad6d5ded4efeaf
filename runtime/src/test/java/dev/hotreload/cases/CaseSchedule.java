package dev.hotreload.cases;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Plays cases beside one another: in company where they may be, else alone. Cases are added first; {@link #start} plays
 * them all.
 *
 * <p>Used by one thread.
 */
final class CaseSchedule implements AutoCloseable {

    /**
     * More than what keeps all processors at work: a subject waits most of the time, for file events and for the quiet
     * period after them. With many more, the same work takes a third more processor time.
     */
    private static final int PARALLEL = Integer.getInteger(
            "hotreload.case.parallel", 2 + Runtime.getRuntime().availableProcessors());

    private final CaseKit kit;
    private final ExecutorService executor = Executors.newFixedThreadPool(PARALLEL, work -> {
        Thread thread = new Thread(work, "cases");
        thread.setDaemon(true);
        return thread;
    });
    private final Map<String, List<Company>> companies = new HashMap<>();
    private final List<Runnable> alone = new ArrayList<>();

    CaseSchedule(CaseKit kit) {
        this.kit = kit;
    }

    /** Adds a case, and returns where its end will be known. */
    Outcome add(CaseVersions versions, Direction direction) {
        CaseRun run = new CaseRun(versions, direction);
        if (Extent.isSociable(run.file())) {
            return inCompany(versions, direction, run);
        }
        Outcome outcome = new Outcome();
        alone.add(() -> {
            if (outcome.survives(run::run)) {
                outcome.passed();
            }
        });
        return outcome;
    }

    private Outcome inCompany(CaseVersions versions, Direction direction, CaseRun run) {
        String kind = versions.companyName(direction);
        List<Company> open = companies.computeIfAbsent(kind, key -> new ArrayList<>());
        for (Company company : open) {
            Optional<Outcome> outcome = company.join(run);
            if (outcome.isPresent()) {
                return outcome.get();
            }
        }
        Company company = new Company(kit, versions.jdk(), kit.directory().resolve(kind + "-" + (open.size() + 1)));
        open.add(company);
        return company.join(run).orElseThrow();
    }

    /**
     * Begins to play what was added. What waits most comes first, so that others can use its quiet periods: companies
     * with many change sets, then cases that are alone. The last ones keep the processors at work.
     */
    void start() {
        List<Company> sorted = companies.values().stream()
                .flatMap(List::stream)
                .sorted(Comparator.comparingInt(Company::changeSets).reversed())
                .toList();
        sorted.stream().filter(Company::isWaiting).forEach(company -> executor.execute(company::play));
        alone.forEach(executor::execute);
        sorted.stream().filter(company -> !company.isWaiting()).forEach(company -> executor.execute(company::play));
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
