import { maskPhone } from "../../lib/phone/mod.ts";
import { daysUntil, type StaffRequest } from "../../lib/requests/mod.ts";
import { writeDate, writeDay } from "../../lib/site/format.ts";
import type { StaffSession } from "../../lib/staff/mod.ts";
import { words } from "../../lib/words/deciding/mod.ts";
import { words as reviewWords } from "../../lib/words/review/mod.ts";
import { DaysLeft } from "./_due.tsx";
import { Table } from "./_table.tsx";

interface TableProps {
  session: StaffSession;
  requests: readonly StaffRequest[];
  now: number;
  caption?: string;
}

/** Requests with their due dates. Numbers are masked: whoever decides one reveals it there. */
export function RequestTable({ session, requests, now, caption }: TableProps) {
  const { lang } = session;
  const w = words[lang];
  const review = reviewWords[lang].requests;
  const rows = requests.map((request) => {
    const { id, dueOn, takenBy } = request;
    const open = request.decidedAt === undefined;
    const days = daysUntil(dueOn, now);
    return {
      key: id,
      cells: [
        open
          ? (
            <>
              {writeDay(dueOn, lang)} <DaysLeft {...{ days, session }} />
            </>
          )
          : writeDay(dueOn, lang),
        kindOf(request, session),
        open ? takenBy?.name ?? w.list.nobody : resultOf(request, session),
        ...howItCame(request, session),
      ],
    };
  });
  const columns = [review.due, review.kind, w.list.state, ...columnsOfCame(session)];
  return (
    <div class="queue">
      <Table columns={columns} rows={rows} caption={caption} />
    </div>
  );
}

/** Requests that are closed: what came of them, when, and who decided. */
export function ClosedTable({ session, requests }: Omit<TableProps, "now">) {
  const { lang } = session;
  const w = words[lang];
  const rows = requests.map((request) => {
    const { id, decidedAt, decidedBy } = request;
    return {
      key: id,
      cells: [
        decidedAt === undefined ? "" : writeDate(decidedAt, lang),
        kindOf(request, session),
        resultOf(request, session),
        decidedBy?.name ?? "",
        ...howItCame(request, session),
      ],
    };
  });
  const columns = [
    w.list.decidedOn,
    reviewWords[lang].requests.kind,
    w.list.result,
    w.list.decidedBy,
    ...columnsOfCame(session),
  ];
  return (
    <div class="queue">
      <Table columns={columns} rows={rows} />
    </div>
  );
}

function kindOf({ id, kind }: StaffRequest, { lang }: StaffSession) {
  return <a key="kind" href={`/admin/requests/${id}`}>{reviewWords[lang].requests.kinds[kind]}</a>;
}

/** What came of a request. */
function resultOf({ status, decision }: StaffRequest, { lang }: StaffSession): string {
  const w = words[lang];
  return decision ? w.decided.outcomes[decision.outcome] : w.statuses[status];
}

function howItCame(
  { receivedAt, channel, phone, reference }: StaffRequest,
  { lang }: StaffSession,
) {
  return [
    writeDate(receivedAt, lang),
    words[lang].channels[channel],
    phone === null ? "" : maskPhone(phone),
    <code key="reference">{reference}</code>,
  ];
}

function columnsOfCame({ lang }: StaffSession): string[] {
  const review = reviewWords[lang].requests;
  return [review.received, words[lang].list.channel, review.phone, review.reference];
}
