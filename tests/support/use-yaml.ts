/** Hands the note layer the stand-in's reader of YAML, as the plugin does with the app's. */
import { useYaml } from "../../src/note/frontmatter/read-yaml";
import { parseYaml } from "../../preview/vault/yaml";

useYaml(parseYaml);
