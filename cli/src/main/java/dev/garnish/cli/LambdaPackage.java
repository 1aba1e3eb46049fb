package dev.garnish.cli;

import dev.garnish.catalog.db.CatalogFile;
import dev.garnish.catalog.db.PackedCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** What AWS Lambda needs to run a function: code, rules, items, and a manifest that says which they are. */
final class LambdaPackage {
    private static final String HANDLER = "dev.garnish.lambda.TransformerHandler";
    private static final String PACK = "catalog.pack";
    private static final String MANIFEST = "garnish.json";

    private LambdaPackage() {}

    /** Writes the package and gives its manifest. */
    static Manifest write(Path code, PackagedRules rules, CatalogFile items, PackagedHost host, Path zip)
            throws IOException {
        try (Bundle bundle = Bundle.open()) {
            bundle.putAll(code);
            bundle.put(
                    Sbom.NAME,
                    Sbom.of(
                            bundle.file(Sbom.NAME),
                            name -> Files.exists(bundle.folder().resolve(name))));
            for (Map.Entry<String, String> file : rules.files().entrySet()) {
                bundle.put("rules/" + file.getKey(), file.getValue());
            }
            host.addTo(bundle);
            PackedCatalog.write(items, rules.rules(), bundle.file(PACK));
            Manifest manifest = manifest(bundle, rules);
            bundle.put(MANIFEST, Report.json(manifest) + "\n");
            bundle.zipTo(zip);
            return manifest;
        }
    }

    private static Manifest manifest(Bundle bundle, PackagedRules rules) throws IOException {
        return new Manifest(
                Garnish.number(), HANDLER, rules.inManifest(), items(bundle.file(PACK)), bundle.checksums());
    }

    private static Manifest.Items items(Path pack) {
        try (PackedCatalog written = PackedCatalog.open(pack)) {
            return new Manifest.Items(written.version(), written.number(), written.size());
        }
    }
}
