using System.CommandLine;
using Xnat.Typed.Tool.Accounts;

namespace Xnat.Typed.Tool.Commands;

/// <summary>Options that take one of a few words.</summary>
internal static class Choices
{
    public static Option<string> Of(string name, string description, string usual, params string[] words)
    {
        var option = Of(name, description, words);
        option.DefaultValueFactory = _ => usual;
        return option;
    }

    /// <summary>The same where the call decides what none of the words means.</summary>
    public static Option<string> Of(string name, string description, IReadOnlyList<string> words)
    {
        var option = new Option<string>(name) { Description = description, HelpName = string.Join('|', words) };
        option.CompletionSources.Add([.. words]);
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count == 0) return;
            var given = result.Tokens[0].Value;
            if (!words.Contains(given, StringComparer.Ordinal))
                result.AddError($"{name} is one of {string.Join(", ", words)}, not '{given}'.");
        });
        return option;
    }

    /// <summary>What becomes of files that are there already.</summary>
    public static Option<string> IfExists() => Of(
        "--if-exists",
        "What becomes of files that are there already: compare keeps what is the same and says what differs, replace overwrites what "
            + "differs, skip leaves all unread, fail is for none to be there.",
        "compare",
        "compare", "replace", "skip", "fail");

    public static IfExists IfExistsOf(string word) => word switch
    {
        "replace" => Typed.IfExists.Replace,
        "skip" => Typed.IfExists.Skip,
        "fail" => Typed.IfExists.Fail,
        _ => Typed.IfExists.Compare,
    };

    /// <exception cref="MisuseException">It is less than one.</exception>
    public static int AtLeastOne(int value, string name) =>
        value >= 1 ? value : throw new MisuseException($"{name} is at least 1.");
}
