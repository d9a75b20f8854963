using Xnat.Typed.Tool.Accounts;
using Xnat.Typed.Tool.Output;

namespace Xnat.Typed.Tool.Where;

/// <summary>A condition that cannot be understood; the message shows where.</summary>
internal sealed class WhereException(string text, int at, string reason)
    : MisuseException($"--where, column {at + 1}: {reason}.\n  {PlainText.Of(text)}\n  {new string(' ', at)}^");
