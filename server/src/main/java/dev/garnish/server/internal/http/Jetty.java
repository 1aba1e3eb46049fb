package dev.garnish.server.internal.http;

import java.io.IOException;
import java.net.BindException;
import java.net.SocketException;
import java.net.URI;
import java.nio.channels.UnresolvedAddressException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.compression.gzip.GzipCompression;
import org.eclipse.jetty.compression.server.CompressionConfig;
import org.eclipse.jetty.compression.server.CompressionHandler;
import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;

/** How Jetty is set up: limits, protocols, threads. */
public final class Jetty {
    public static final int MOST_HEADER_BYTES = 16 * 1024;

    private static final int CONNECTIONS = 4_000;
    private static final int THREADS = 200;
    private static final long IDLE_MILLIS = 30_000;
    private static final long STOP_MILLIS = 10_000;

    /** How long a connection rests before it is closed, once no request is under way. */
    private static final long STOP_IDLE_MILLIS = 100;

    private Jetty() {}

    public static Server server(String name, Handler handler) {
        QueuedThreadPool threads = new QueuedThreadPool(THREADS);
        threads.setName(name);
        if (VirtualThreads.areSupported()) {
            threads.setVirtualThreadsExecutor(VirtualThreads.getNamedVirtualThreadsExecutor(name + "-"));
        }
        Server server = new Server(threads);
        server.setHandler(handler);
        server.setErrorHandler(new ProblemErrorHandler());
        server.setStopTimeout(10 * STOP_IDLE_MILLIS);
        return server;
    }

    /** Replies of a route that streams are left alone: compression would hold lines back. */
    public static Handler compressing(Handler handler) {
        CompressionHandler compression = new CompressionHandler(handler);
        compression.putCompression(new GzipCompression());
        compression.putConfiguration(
                "/*",
                CompressionConfig.builder()
                        .compressIncludeMethod("GET")
                        .compressIncludeMethod("POST")
                        .compressIncludeMimeType(Call.JSON)
                        .decompressIncludeMethod("POST")
                        .build());
        return compression;
    }

    public static void listen(Server server, String host, int port, SslContextFactory.@Nullable Server tls) {
        ServerConnector connector = new ServerConnector(server, factories(tls).toArray(ConnectionFactory[]::new));
        connector.setHost(host);
        connector.setPort(port);
        connector.setIdleTimeout(IDLE_MILLIS);
        connector.setShutdownIdleTimeout(-1); // a body may still arrive: see stop
        server.addConnector(connector);
        server.addBean(new NetworkConnectionLimit(CONNECTIONS, connector));
    }

    private static List<ConnectionFactory> factories(SslContextFactory.@Nullable Server tls) {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setSendXPoweredBy(false);
        http.setRequestHeaderSize(MOST_HEADER_BYTES);
        List<ConnectionFactory> factories = new ArrayList<>();
        if (tls == null) {
            factories.add(new HttpConnectionFactory(http));
            factories.add(new HTTP2CServerConnectionFactory(http));
        } else {
            // Probes connect by address, and one certificate is all there is.
            http.addCustomizer(new SecureRequestCustomizer(false));
            HttpConnectionFactory overTls = new HttpConnectionFactory(http);
            factories.add(new SslConnectionFactory(tls, overTls.getProtocol()));
            factories.add(overTls);
        }
        return factories;
    }

    /** Starts both, or none. */
    public static void start(Server... servers) throws IOException {
        for (Server server : servers) {
            try {
                server.start();
            } catch (Exception e) {
                List.of(servers).forEach(Jetty::stop);
                throw cannotStart(server, e);
            }
        }
    }

    private static IOException cannotStart(Server server, Exception e) {
        if (e.getCause() instanceof SocketException || e.getCause() instanceof UnresolvedAddressException) {
            ServerConnector connector = connectors(server).get(0);
            return new BindException("cannot listen at " + connector.getHost() + ":" + connector.getPort()
                    + ": the port is in use or another user's, or the host is not this machine's");
        }
        return e instanceof IOException trouble ? trouble : new IOException("the server cannot start", e);
    }

    public static URI uri(Server server) {
        ServerConnector connector = connectors(server).get(0);
        String scheme = connector.getConnectionFactory(SslConnectionFactory.class) == null ? "http" : "https";
        String host = connector.getHost().contains(":") ? "[" + connector.getHost() + "]" : connector.getHost();
        return URI.create(scheme + "://" + host + ":" + connector.getLocalPort());
    }

    /**
     * Stops in two steps, since Jetty closes a connection that rests whether a request is under way on it or not: at first
     * what is under way ends, in ten seconds at most, and only then connections that rest are closed.
     */
    public static void stop(Server server) {
        for (ServerConnector connector : connectors(server)) {
            CompletableFuture<Void> unused = connector.shutdown();
        }
        try {
            for (GracefulHandler underWay : server.getDescendants(GracefulHandler.class)) {
                underWay.shutdown().get(STOP_MILLIS, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            // What did not end is cut off.
        }
        connectors(server).forEach(connector -> connector.setShutdownIdleTimeout(STOP_IDLE_MILLIS));
        try {
            server.stop();
        } catch (Exception e) {
            // A connection was not closed in time: it was cut off, and the server has stopped all the same.
        }
    }

    private static List<ServerConnector> connectors(Server server) {
        return List.copyOf(server.getBeans(ServerConnector.class));
    }
}
