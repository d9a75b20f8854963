using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xnat.Typed.Model;
using Xnat.Typed.Tool.Tests.Support;

namespace Xnat.Typed.Tool.Tests.Declaring;

/// <summary>From a server's declarations to a program that reads and writes by type, and back.</summary>
public sealed class TypedVariablesTests
{
    private const string Program = """
        using System;
        using System.Threading.Tasks;
        using Lab;
        using Xnat.Typed;
        using Xnat.Typed.Model;

        public static class Probe
        {
            public static double? VolumeOf(MrSessionData session) => session.Variables.Volume;

            public static async Task RunAsync(MrSessionData session)
            {
                session.Variables.Volume = 1234.5;
                session.Variables.Lesions = 7;
                session.Variables.Notes = "<a> & b";
                session.Variables.Reviewed = false;
                session.Variables.Seen = new DateOnly(2024, 5, 17);
                session.Variables.Diagnosis = MrSessionVariables.DiagnosisValue.Patient;
                await session.SaveAsync();
                await session.LoadAsync();
                if (session.Variables is not { Volume: 1234.5, Lesions: 7, Notes: "<a> & b" }) throw new Exception("value");
                if (session.Variables.Reviewed != false) throw new Exception("truth value");
                if (session.Variables.Seen != new DateOnly(2024, 5, 17)) throw new Exception("day");
                if (session.Variables.Diagnosis != MrSessionVariables.DiagnosisValue.Patient) throw new Exception("allowed value");
                session.Variables.Notes = null;
                await session.SaveAsync();
                if (session.Variables.Notes is not null) throw new Exception("cleared");
            }

            public static async Task RunAsync(SubjectData subject)
            {
                var visit = await subject.VisitFormAsync();
                if (visit.Score is not null) throw new Exception("answer before");
                visit.Score = 7.5;
                visit.Fasting = true;
                visit.Hand = SubjectVisitForm.HandValue.R;
                visit.Grades = [SubjectVisitForm.GradesValue.Value2];
                visit.Parts = [SubjectVisitForm.PartsValue.Mri];
                visit.At = new DateTimeOffset(2024, 5, 17, 13, 45, 0, TimeSpan.FromHours(2));
                visit.Hour = new TimeOnly(13, 45);
                visit.On = "05/17/2024";
                visit.ExamCode = "AB";
                visit.Sign = "data:x";
                await visit.SaveAsync();
                var kept = await subject.VisitFormAsync();
                if (kept is not { Score: 7.5, Fasting: true, ExamCode: "AB", On: "05/17/2024" }) throw new Exception("answer");
                if (kept.Hand != SubjectVisitForm.HandValue.R) throw new Exception("choice");
                if (kept.Grades is not [var grade] || grade != SubjectVisitForm.GradesValue.Value2) throw new Exception("list");
                if (kept.Parts is not [var part] || part != SubjectVisitForm.PartsValue.Mri) throw new Exception("choices");
                if (kept.At != visit.At || kept.Hour != visit.Hour || kept.Sign!.ToString() != "data:x") throw new Exception("others");
                try { kept.Score = 11; }
                catch (ArgumentException) { return; }
                throw new Exception("a number beyond the form's bound was taken");
            }
        }
        """;

    [Fact]
    public async Task VariablesOfEachKindAreWrittenAndReadBack()
    {
        await using var stage = await DeclaringStage.StartAsync();
        var session = (MrSessionData)await stage.Client.Experiments.GetAsync("XNAT_E00001");

        await RunAsync(await CompileAsync(stage), session);

        var kept = await session.FieldsAsync();
        Assert.Equal(
            ("1234.5", "7", "false", "2024-05-17", "patient"),
            (kept["volume"], kept["lesions"], kept["reviewed"], kept["seen"], kept["diagnosis"]));
        Assert.False(kept.ContainsKey("notes"));
    }

    [Fact]
    public async Task RowOfAListingSaysThatItHasToBeLoaded()
    {
        await using var stage = await DeclaringStage.StartAsync();
        var probe = (await CompileAsync(stage)).GetMethod("VolumeOf")!;
        var session = Assert.IsType<MrSessionData>(Assert.Single(await stage.Client.Experiments.ToListAsync()));

        var refused = Assert.Throws<TargetInvocationException>(() => probe.Invoke(null, [session])).InnerException;

        Assert.Contains("LoadAsync()", Assert.IsType<InvalidOperationException>(refused).Message, StringComparison.Ordinal);
        await session.LoadAsync();
        Assert.Null(probe.Invoke(null, [session]));
    }

    [Fact]
    public async Task TextThatIsNoValueIsRefusedAndNotShown()
    {
        await using var stage = await DeclaringStage.StartAsync();
        var probe = (await CompileAsync(stage)).GetMethod("VolumeOf")!;
        var session = (MrSessionData)await stage.Client.Experiments.GetAsync("XNAT_E00001");
        await session.SetFieldAsync("volume", "about 12");
        await session.LoadAsync();

        var refused = Assert.Throws<TargetInvocationException>(() => probe.Invoke(null, [session])).InnerException;

        Assert.DoesNotContain("about 12", Assert.IsType<XnatContentException>(refused).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnswersToAFormAreWrittenAndReadBack()
    {
        await using var stage = await DeclaringStage.StartAsync();
        var project = await stage.Client.Projects.GetAsync("brainimages");
        var subject = await project.Subjects.GetAsync("S1");

        await RunAsync(await CompileAsync(stage), subject);

        var answers = await subject.FormAnswersAsync((await project.CustomFormsAsync<SubjectData>())[0]);
        Assert.Empty(answers.Problems());
        Assert.Equal(
            ("7.5", "r", "AB"),
            (answers["score"].GetRawText(), answers["hand"].GetString(), answers["exam.code"].GetString()));
        Assert.False(answers["parts"].GetProperty("eeg").GetBoolean());
    }

    private static async Task RunAsync(Type probe, XnatObject item) =>
        await (Task)probe.GetMethod("RunAsync", [item.GetType()])!.Invoke(null, [item])!;

    private static async Task<Type> CompileAsync(DeclaringStage stage)
    {
        Assert.Equal(0, (await stage.PullAsync()).ExitCode);
        var (files, diagnostics) = CompilerRun.Run([stage.File], "Lab", isCore: false, System.Text.Encoding.UTF8);
        Assert.Empty(diagnostics);
        var parsing = new CSharpParseOptions(LanguageVersion.Preview, DocumentationMode.Diagnose);
        var trees = files.Values.Append(Program).Select(text => CSharpSyntaxTree.ParseText(text, parsing));
        var options = new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable);
        using var assembly = new MemoryStream();
        var result = CSharpCompilation.Create("Lab", trees, GeneratedProject.References, options).Emit(assembly);
        Assert.Empty(result.Diagnostics.Where(static found => found.Severity > DiagnosticSeverity.Info && found.Id != "CS1591"));
        assembly.Position = 0;
        return new AssemblyLoadContext(null, isCollectible: true).LoadFromStream(assembly).GetType("Probe")!;
    }
}
