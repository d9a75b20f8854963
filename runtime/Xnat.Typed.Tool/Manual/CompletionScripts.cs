namespace Xnat.Typed.Tool.Manual;

/// <summary>
/// What shells load to complete words of the command: each asks the command itself, by the parser's directive, and so knows every option of
/// the version that is installed.
/// </summary>
internal static class CompletionScripts
{
    public static IReadOnlyDictionary<string, string> All { get; } = new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["bash"] = """
            _xnat_typed() {
              local IFS=$'\n'
              COMPREPLY=($(compgen -W "$(xnat-typed "[suggest:$COMP_POINT]" "$COMP_LINE" 2>/dev/null)" -- "${COMP_WORDS[COMP_CWORD]}"))
            }
            complete -o bashdefault -o default -F _xnat_typed xnat-typed

            """,
        ["fish"] = """
            function __xnat_typed
                set -l line (commandline -cp)
                xnat-typed "[suggest:"(string length -- "$line")"]" "$line" 2>/dev/null
            end
            complete -c xnat-typed -a "(__xnat_typed)"

            """,
        ["pwsh"] = """
            Register-ArgumentCompleter -Native -CommandName xnat-typed -ScriptBlock {
                param($word, $line, $cursor)
                xnat-typed "[suggest:$cursor]" "$line" 2>$null | Where-Object { $_ -like "$word*" } | ForEach-Object {
                    [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
                }
            }

            """,
        ["zsh"] = """
            #compdef xnat-typed
            _xnat_typed() {
              local -a found
              found=("${(@f)$(xnat-typed "[suggest:$CURSOR]" "$BUFFER" 2>/dev/null)}")
              compadd -a found || _files
            }
            compdef _xnat_typed xnat-typed

            """,
    };
}
