package dev.hotreload.jersey;

import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.glassfish.jersey.internal.Errors;
import org.glassfish.jersey.internal.inject.InjectionManager;
import org.glassfish.jersey.internal.inject.Injections;
import org.glassfish.jersey.internal.inject.Providers;
import org.glassfish.jersey.message.MessageBodyWorkers;
import org.glassfish.jersey.process.internal.AbstractChainableStage;
import org.glassfish.jersey.process.internal.ChainableStage;
import org.glassfish.jersey.process.internal.Stage;
import org.glassfish.jersey.process.internal.Stages;
import org.glassfish.jersey.server.ApplicationHandler;
import org.glassfish.jersey.server.ExtendedResourceContext;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerBootstrapBag;
import org.glassfish.jersey.server.ServerRuntime;
import org.glassfish.jersey.server.internal.JerseyResourceContext;
import org.glassfish.jersey.server.internal.ProcessingProviders;
import org.glassfish.jersey.server.internal.process.RequestProcessingContext;
import org.glassfish.jersey.server.internal.routing.Routing;
import org.glassfish.jersey.server.model.ComponentModelValidator;
import org.glassfish.jersey.server.model.ModelProcessor;
import org.glassfish.jersey.server.model.Resource;
import org.glassfish.jersey.server.model.ResourceModel;
import org.glassfish.jersey.server.model.internal.ResourceMethodInvokerConfigurator;
import org.glassfish.jersey.server.spi.internal.ValueParamProvider;
import org.jspecify.annotations.Nullable;

/**
 * How one application finds what answers a request. New routes are made beside the live ones, of the same filters,
 * providers and resource objects, and take their place in one step.
 */
final class Routes {
    private final ResourceConfig configuration;
    private final InjectionManager injection;
    private final JerseyResourceContext context;
    private final AbstractChainableStage<RequestProcessingContext> before;
    private final AbstractChainableStage<RequestProcessingContext> live;
    private final ProcessingProviders processing;
    private @Nullable ResourceModel model;
    private @Nullable ChainableStage<RequestProcessingContext> next;

    private Routes(
            ApplicationHandler handler,
            ServerRuntime runtime,
            AbstractChainableStage<RequestProcessingContext> before,
            AbstractChainableStage<RequestProcessingContext> live) {
        this.configuration = handler.getConfiguration();
        this.injection = handler.getInjectionManager();
        this.context = (JerseyResourceContext) injection.getInstance(ExtendedResourceContext.class);
        this.processing = Internals.get(runtime, ServerRuntime.class, "processingProviders", ProcessingProviders.class);
        this.before = before;
        this.live = live;
    }

    /** The live ones. */
    static Routes of(ApplicationHandler handler) {
        ServerRuntime runtime = Internals.get(handler, ApplicationHandler.class, "runtime", ServerRuntime.class);
        Stage<?> stage = Internals.get(runtime, ServerRuntime.class, "requestProcessingRoot", Stage.class);
        while (true) {
            if (stage instanceof Stages.LinkedStage<?> linked) {
                stage = Internals.get(linked, Stages.LinkedStage.class, "nextStage", Stage.class);
            } else if (stage instanceof AbstractChainableStage<?> chained && chained.getDefaultNext() != null) {
                // Of the package that Routing is in, and not public.
                if (chained.getDefaultNext() instanceof AbstractChainableStage<?> following
                        && following.getClass().getSimpleName().equals("RoutingStage")) {
                    return new Routes(handler, runtime, typed(chained), typed(following));
                }
                stage = chained.getDefaultNext();
            } else {
                throw new IllegalStateException("this Jersey has no routing stage");
            }
        }
    }

    @SuppressWarnings("unchecked") // all stages of this chain are for requests
    private static AbstractChainableStage<RequestProcessingContext> typed(AbstractChainableStage<?> stage) {
        return (AbstractChainableStage<RequestProcessingContext>) stage;
    }

    /** What is answered now. */
    Mappings mappings() {
        return Mappings.of(context.getResourceModel());
    }

    /**
     * Makes routes that nobody uses yet.
     *
     * @throws RuntimeException if a start with these resources would fail
     */
    void prepare(List<Resource> resources) {
        Iterable<ModelProcessor> processors = Providers.getAllRankedSortedProviders(injection, ModelProcessor.class);
        MessageBodyWorkers workers = injection.getInstance(MessageBodyWorkers.class);
        Collection<ValueParamProvider> values = injection.getAllInstances(ValueParamProvider.class);
        ServerBootstrapBag bag = new ServerBootstrapBag();
        bag.setConfiguration(configuration);
        bag.setResourceContext(context);
        bag.setValueParamProviders(values);
        new ResourceMethodInvokerConfigurator().postInit(injection, bag);
        Errors.processWithException(() -> {
            ResourceModel made = new ResourceModel.Builder(new ArrayList<>(resources), false).build();
            for (ModelProcessor processor : processors) {
                made = processor.processResourceModel(made, configuration);
            }
            validator(values, workers).validate(made);
            model = made;
            next = Routing.forModel(made.getRuntimeResourceModel())
                    .resourceContext(context)
                    .configuration(configuration)
                    .entityProviders(workers)
                    .valueSupplierProviders(values)
                    .modelProcessors(processors)
                    .createService(type -> Injections.getOrCreate(injection, type))
                    .processingProviders(processing)
                    .resourceMethodInvokerBuilder(bag.getResourceMethodInvokerBuilder())
                    .buildStage();
        });
    }

    /** Of 3.1.0, or with the configuration as later versions have it. */
    private ComponentModelValidator validator(Collection<ValueParamProvider> values, MessageBodyWorkers workers) {
        try {
            Constructor<?> constructor = ComponentModelValidator.class.getConstructors()[0];
            return (ComponentModelValidator)
                    (constructor.getParameterCount() == 2
                            ? constructor.newInstance(values, workers)
                            : constructor.newInstance(values, workers, configuration));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this Jersey has another ComponentModelValidator", e);
        }
    }

    /** From now on, requests go by what was prepared; those that have found their method run on. */
    void use() {
        ChainableStage<RequestProcessingContext> made = Objects.requireNonNull(next);
        made.setDefaultNext(live.getDefaultNext());
        context.setResourceModel(Objects.requireNonNull(model));
        before.setDefaultNext(made);
    }
}
