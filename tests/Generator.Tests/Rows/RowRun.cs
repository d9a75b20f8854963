using Xnat.Typed.Generator.Analysis.Rows;
using Xnat.Typed.Generator.Tests.Pipeline;

namespace Xnat.Typed.Generator.Tests.Rows;

/// <summary>Code in a method that has the objects of a program at hand.</summary>
internal static class RowRun
{
    public static string Program(string code) => $$"""
        using System;
        using System.Collections.Generic;
        using System.Threading;
        using System.Threading.Tasks;
        using Xnat.Typed;
        using Xnat.Typed.Model;

        static class Program
        {
            static async Task RunAsync(
                XnatClient xnat, ProjectData project, MrSessionData session, XnatListing<ImageScanData> listing,
                IReadOnlyList<IXnatField> columns, DateOnly day, List<Action> later, CancellationToken token)
            {
                {{code}}
            }

            static void Use(params object?[] values) { }

            static Task Load(XnatObject item) => item.LoadAsync();

            static int Yob(this SubjectData subject) => 0;
        }
        """;

    public static Task<string[]> OfAsync(string code) => AnalyzerRun.OfAsync(new RowAnalyzer(), Program(code));
}
