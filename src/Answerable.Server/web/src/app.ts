import "./turbo";
import "./theme";
import "./limits";
import "./drafts";
import "./keys";
import "./autosubmit";
import "./copy";
import "./printing";
